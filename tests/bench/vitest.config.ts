import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';

/** What is timed is no part of the tests: `npm run bench`. */
export default defineConfig({
	plugins: [sveltekit()],
	test: {
		include: ['tests/bench/*.bench.ts'],
		globalSetup: ['tests/database.ts'],
		testTimeout: 600_000,
		hookTimeout: 600_000
	}
});
