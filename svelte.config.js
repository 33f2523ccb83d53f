import adapter from '@sveltejs/adapter-static'
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte'

/** @type {import('@sveltejs/kit').Config} */
export default {
  preprocess: vitePreprocess(),
  kit: {
    adapter: adapter({ pages: 'build/app', assets: 'build/app', fallback: 'app.html' }),
    serviceWorker: { register: false },
    alias: {},
    typescript: {
      config: (config) => ({
        ...config,
        include: [...config.include, '../server/**/*.ts', '../scripts/**/*.ts', '../tests/**/*.ts', '../peers/**/*.ts'],
        // The service worker is checked like everything else.
        exclude: config.exclude.filter((path) => !path.includes('service-worker')),
      }),
    },
  },
}
