import { describe, expect, test } from 'vitest';
import { returnPath } from './return-path.ts';

describe('coming back after signing in', () => {
	test.each(['/nb/arbeid', '/sv/arbeid/karlstad/utgifter?side=2', '/nb/sok?q=a%2Fb', '/nb/piloter/%2F%2Fevil'])(
		'leads to %s',
		(path) => expect(returnPath(path)).toBe(path)
	);

	test.each([
		undefined,
		null,
		'',
		'nb/arbeid',
		'//evil.example',
		'///evil.example',
		'/\\evil.example',
		'\\\\evil.example',
		'/.//evil.example',
		'/nb/..//evil.example',
		'/\t/evil.example',
		'/\n/evil.example',
		'https://evil.example/nb',
		'https:evil.example',
		'javascript:alert(1)',
		' //evil.example',
		`/${'a'.repeat(3000)}`
	])('never leads to %j', (path) => expect(returnPath(path)).toBeUndefined());

	test.each(['/nb/konto/inn?til=/nb', '/sv/konto/ut', '/nb/konto/lenke/abc'])('does not go round by %s', (path) =>
		expect(returnPath(path)).toBeUndefined()
	);
});
