// Import directions. Each row may import the rows below it, never its own row or one above.
const order = [
	['ui', 'journal', 'mail', 'language'],
	['organisations'],
	['projects'],
	['accounts'],
	['documents', 'glossary', 'translation'],
	['pilots', 'budget', 'ledger', 'payments', 'rates'],
	['results', 'lessons', 'solutions', 'needs', 'funding', 'site'],
	['gains', 'expense-import', 'reports', 'audit', 'responses', 'events', 'suppliers', 'matches'],
	['dashboard', 'follows', 'search', 'network'],
	['waiting', 'api', 'rounds'],
	['open-data'],
	['setup', 'import']
];
const any = (names) => `(${names.join('|')})`;

const downwardOnly = order.flatMap((row, rank) =>
	row.map((domain) => ({
		name: `${domain}-looks-down-only`,
		severity: 'error',
		from: { path: `^src/lib/${domain}/`, pathNot: '\\.test\\.ts$' },
		to: {
			path: `^src/lib/${any(
				order
					.slice(rank)
					.flat()
					.filter((other) => other !== domain)
					.concat('-')
			)}/`
		}
	}))
);
/** Rules: no `.server.`, no test, no component; the two named files speak for a framework or a library. */
const pure = {
	path: '^src/lib/.+\\.ts$',
	pathNot: '\\.(server|test)\\.|^src/lib/(i18n|ui/text|accounts/require)\\.ts$'
};
const error = (name, from, to) => ({ name, severity: 'error', from, to });

module.exports = {
	forbidden: [
		...downwardOnly,
		error('no-cycles', {}, { circular: true }),
		error('lib-knows-no-routes', { path: '^src/lib/' }, { path: '^src/(routes|cli|hooks)' }),
		error(
			'common-tongue-knows-no-domain',
			{ path: '^src/lib/[^/]+$', pathNot: '\\.test\\.ts$' },
			{ path: `^src/lib/${any(order.flat())}/` }
		),
		error('rules-touch-nothing', pure, {
			path: '\\.server\\.ts$|node_modules/|^\\$',
			pathNot: 'node_modules/(valibot|@types)/'
		}),
		error('rules-touch-no-node', pure, { dependencyTypes: ['core'] }),
		error(
			'one-door-to-postgres',
			{ pathNot: '^src/lib/(db|setup/prepare)\\.server\\.ts$|\\.test\\.ts$|^src/cli/' },
			{ path: 'node_modules/postgres/' }
		),
		error(
			'one-door-to-lucia',
			{ pathNot: '^src/lib/accounts/session\\.server\\.ts$' },
			{ path: 'node_modules/lucia/' }
		),
		error(
			'one-door-to-graphile-worker',
			{ pathNot: '^src/lib/rounds/worker\\.server\\.ts$' },
			{ path: 'node_modules/(graphile-worker|pg)/' }
		),
		error('one-door-to-i18next', { pathNot: '^src/lib/i18n\\.ts$' }, { path: 'node_modules/i18next/' }),
		error(
			'pages-write-no-sql',
			{ path: '^src/(routes|hooks)' },
			{ path: 'node_modules/drizzle-orm/|/schema\\.server\\.ts$' }
		)
	],
	options: {
		doNotFollow: { path: 'node_modules' },
		exclude: { path: '^(\\.svelte-kit|build)/' },
		tsConfig: { fileName: 'tsconfig.json' },
		tsPreCompilationDeps: true,
		enhancedResolveOptions: {
			exportsFields: ['exports'],
			conditionNames: ['import', 'svelte', 'node', 'default', 'types'],
			extensions: ['.ts', '.js', '.svelte', '.json']
		}
	}
};
