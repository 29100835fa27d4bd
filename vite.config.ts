import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';
import { testFiles } from './src/cli/checks.mjs';

const { pure, database } = testFiles();

export default defineConfig({
	plugins: [sveltekit()],
	test: {
		testTimeout: 120_000,
		hookTimeout: 60_000,
		// Its own choice leaves one processor idle: of two, half.
		maxWorkers: '100%',
		projects: [
			// What is pure leaves nothing behind, so its files follow one another in the same process.
			{ extends: true, test: { name: 'pure', include: pure, isolate: false } },
			{ extends: true, test: { name: 'database', include: database, globalSetup: ['tests/database.ts'] } }
		]
	}
});
