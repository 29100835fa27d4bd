import type { Cookies } from '@sveltejs/kit';

type Options = Parameters<Cookies['set']>[2];

/** The cookies of one browser, as far as a session needs them. */
export function jar() {
	const kept = new Map<string, { value: string; options: Options }>();
	return {
		kept,
		get: (name: string) => kept.get(name)?.value,
		set: (name: string, value: string, options: Options) => void kept.set(name, { value, options }),
		delete: (name: string) => void kept.delete(name)
	};
}
