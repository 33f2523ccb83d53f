import { sveltekit } from '@sveltejs/kit/vite'
import { defineConfig } from 'vite'

export default defineConfig({
  plugins: [sveltekit()],
  // Chrome and WebView 107: Android 8 phones that no longer get updates.
  build: { target: 'chrome107', rolldownOptions: { checks: { pluginTimings: false } } },
  worker: { format: 'es' },
})
