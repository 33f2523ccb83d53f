import { sveltekit } from '@sveltejs/kit/vite'
import { defineConfig } from 'vite'

export default defineConfig({
  plugins: [sveltekit()],
  build: {
    // Chrome and WebView 107: Android 8 phones that no longer get updates.
    target: 'chrome107',
    rolldownOptions: {
      checks: { pluginTimings: false },
      // What a third of the screens share is one file: fetching thirty small ones costs a cheap phone half a second.
      output: { codeSplitting: { groups: [{ name: 'shell', minShareCount: 7 }] } },
    },
  },
  worker: { format: 'es' },
})
