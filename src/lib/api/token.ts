/**
 * A key lets an organisation's own systems write in its name. It is shown once, kept as its hash, says what it may do,
 * and holds until an administrator takes it back.
 */
import { all, at, no, yes, type Decision } from '#lib/decision.ts';
import { readText } from '#lib/text.ts';

export const scopes = ['measurement.write', 'expense.enter', 'pilot.write'] as const;
export type Scope = (typeof scopes)[number];

export type NewToken = { readonly name: string; readonly scopes: readonly Scope[] };

export function readNewToken(form: FormData): Decision<NewToken> {
	return all({
		name: at('name', readText(form.get('name'), { max: 80, required: true })),
		scopes: readScopes(form.getAll('scope'))
	});
}

function readScopes(typed: readonly FormDataEntryValue[]): Decision<readonly Scope[]> {
	const chosen = scopes.filter((scope) => typed.includes(scope));
	return chosen.length > 0 ? yes(chosen) : no({ field: 'scope', key: 'api.scope_missing' });
}

/** The secret of an `Authorization: Bearer` header; undefined when there is none. */
export function bearerOf(header: string | null): string | undefined {
	return /^Bearer ([\w-]{20,100})$/i.exec(header ?? '')?.[1];
}
