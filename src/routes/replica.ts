import { createContext } from 'svelte'
import type { Replica } from '../replica/client.ts'

/** This phone's copy, opened once by the root layout. */
export const [useReplica, setReplica] = createContext<Replica>()
