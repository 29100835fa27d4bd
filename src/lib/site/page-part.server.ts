import { log } from '#lib/log.server.ts';

/** A part of a page, or the news that it could not be fetched: the rest of the page stands without it. */
export type Part<T> = { readonly ok: true; readonly value: T } | { readonly ok: false };

export async function partOf<T>(name: string, load: () => Promise<T>): Promise<Part<T>> {
	try {
		return { ok: true, value: await load() };
	} catch (fault) {
		log('error', 'page.part_failed', { part: name, error: fault instanceof Error ? fault.message : String(fault) });
		return { ok: false };
	}
}
