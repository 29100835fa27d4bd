/** What a person typed, so that a refused form comes back as it was. */
const secret = /password|token/i;

/** Text fields by name, the last of equals; never files, passwords or tokens. */
export function typedText(form: FormData): Record<string, string> {
	const typed: Record<string, string> = {};
	for (const [name, value] of form) if (typeof value === 'string' && !secret.test(name)) typed[name] = value;
	return typed;
}

/** One field as text; empty when it is missing or a file. */
export function field(form: FormData, name: string): string {
	const value = form.get(name);
	return typeof value === 'string' ? value : '';
}
