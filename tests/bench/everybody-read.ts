/** On the list of everybody: stands under the rows once all of them have been read. */
export const ALL_READ = 'ul.plain-list + p.soft'
