import adapter from '@sveltejs/adapter-node';

/** @type {import('@sveltejs/kit').Config} */
export default {
	kit: {
		adapter: adapter({ out: process.env['SOL_BUILD_DIR'] ?? 'build' }),
		// Fonts, emblem and marks are files of our own; `data:` is for the icon masks of the design system.
		csp: {
			mode: 'nonce',
			directives: {
				'default-src': ['none'],
				'script-src': ['self'],
				'style-src': ['self'],
				// The one style attribute that Kit's announcer of page changes carries.
				'style-src-attr': ['unsafe-hashes', 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo='],
				'img-src': ['self', 'data:'],
				'font-src': ['self'],
				'connect-src': ['self'],
				'form-action': ['self'],
				'base-uri': ['none'],
				'frame-ancestors': ['none'],
				'manifest-src': ['self']
			}
		},
		// checked in src/hooks.server.ts, which lets one page be reached from a mail program
		csrf: { trustedOrigins: ['*'] },
		typescript: {
			config: (config) => ({
				...config,
				include: [...config.include, '../tests/**/*.ts', '../messages/*.json', '../drizzle/*.ts', '../*.config.ts']
			})
		}
	}
};
