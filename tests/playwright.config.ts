import { defineConfig } from '@playwright/test';
import { findBrowser } from '../src/cli/browser.mjs';
import { address } from './site.ts';

const { executablePath, args } = await findBrowser();

export default defineConfig({
	testDir: '.',
	testMatch: '**/*.spec.ts',
	outputDir: '../test-results',
	fullyParallel: false,
	workers: 2,
	forbidOnly: true,
	retries: 0,
	timeout: 60_000,
	expect: { timeout: 10_000 },
	reporter: [['list']],
	use: {
		baseURL: address,
		locale: 'nb-NO',
		timezoneId: 'Europe/Oslo',
		viewport: { width: 1280, height: 900 },
		launchOptions: { executablePath, args }
	},
	webServer: {
		command: 'node tests/start-site.ts',
		cwd: '..',
		url: `${address}/health`,
		timeout: 180_000,
		// While writing a test: start the site once by `node tests/start-site.ts` and set this.
		reuseExistingServer: process.env['SOL_TEST_REUSE'] === '1',
		gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 },
		stdout: 'ignore',
		stderr: 'pipe'
	}
});
