import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';

export default defineConfig({
	plugins: [sveltekit()],
	test: {
		include: ['src/**/*.test.ts', 'tests/**/*.test.ts'],
		// Its own choice leaves one processor idle: of two, half.
		maxWorkers: '100%',
		globalSetup: ['tests/database.ts'],
		testTimeout: 40_000,
		hookTimeout: 60_000
	}
});
