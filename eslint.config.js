import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';

const sizes = {
	'max-lines': ['error', { max: 200, skipBlankLines: true, skipComments: true }],
	'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }],
	complexity: ['error', 12],
	'max-params': ['error', 5]
};

export default ts.config(
	{ ignores: ['.svelte-kit/', 'build/', '.data/', '.cache/', 'node_modules/', 'static/', 'drizzle/meta/'] },
	js.configs.recommended,
	prettier,
	{ languageOptions: { globals: { ...globals.node } }, rules: sizes },
	{
		files: ['**/*.ts', '**/*.svelte', '**/*.svelte.ts'],
		extends: [...ts.configs.strictTypeChecked],
		languageOptions: {
			globals: { ...globals.browser, ...globals.node },
			parserOptions: { projectService: true, extraFileExtensions: ['.svelte'], parser: ts.parser }
		},
		rules: {
			'no-undef': 'off',
			'@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
			'@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
			'@typescript-eslint/only-throw-error': 'off',
			// Check digits and folding work on code points on purpose.
			'@typescript-eslint/no-misused-spread': 'off',
			'@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
			'no-restricted-syntax': [
				'error',
				{ selector: 'TSEnumDeclaration', message: 'A union of strings says the same.' },
				{ selector: 'TSNonNullExpression', message: 'Say what holds instead of silencing the compiler.' }
			]
		}
	},
	// After the rules for TypeScript, whose parser would otherwise read the components.
	...svelte.configs.recommended,
	...svelte.configs.prettier,
	{
		files: ['**/*.svelte'],
		// Types inside components are svelte-check's: it knows what a page is given.
		extends: [ts.configs.disableTypeChecked],
		languageOptions: { parserOptions: { projectService: false, parser: ts.parser } }
	},
	{
		files: ['src/lib/**/*.ts', 'src/routes/**/*.ts'],
		rules: {
			'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true, named: true } }]
		}
	},
	{
		// What a load or an action is given is inferred by svelte-check; ESLint sees no types there.
		files: ['src/routes/**/+*.ts'],
		extends: [ts.configs.disableTypeChecked],
		rules: { 'max-lines': ['error', { max: 60, skipBlankLines: true, skipComments: true }] }
	},
	{
		// Tables of columns and specifications are long by nature; a page is markup more than a program.
		files: ['**/*schema.server.ts', '**/*.test.ts', 'tests/**/*.ts'],
		rules: { 'max-lines': 'off', 'max-lines-per-function': 'off' }
	},
	{
		files: ['**/*.svelte'],
		rules: {
			// A component carries its look with it.
			'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
			'max-lines-per-function': 'off',
			'prefer-const': 'off',
			// Links are plain addresses in the reader's language; svelte-check says which warnings are real.
			'svelte/no-navigation-without-resolve': 'off',
			'svelte/no-unused-svelte-ignore': 'off'
		}
	}
);
