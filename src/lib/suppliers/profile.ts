/** What a firm says of itself after it is registered; who it is stays as it was verified. */
import { all, at, no, yes, type Decision } from '#lib/decision.ts';
import type { Lang, PairLang } from '#lib/lang.ts';
import { readAddress, readAreas, readPresentation } from './registration.ts';
import { readWebsite } from './website.ts';

export type Profile = {
	readonly presentation: string;
	/** In the other of the two languages; '' where there is none. */
	readonly presentationOther: string;
	readonly website: string | null;
	readonly areas: readonly string[];
	/** Public: a mailbox of the firm. */
	readonly contactEmail: string | null;
};

export function otherLang(lang: Lang): PairLang {
	return lang === 'sv' ? 'nb' : 'sv';
}

export function readProfile(form: FormData, isArea: (key: string) => boolean): Decision<Profile> {
	const text = (name: string) => {
		const value = form.get(name);
		return typeof value === 'string' ? value : '';
	};
	return all({
		presentation: readPresentation(form, 'presentation', true),
		presentationOther: readPresentation(form, 'presentation_other', false),
		areas: readAreas(form, isArea),
		website: at('website', readWebsite(text('website'))),
		contactEmail: text('email').trim() === '' ? yes(null) : readAddress(text('email'))
	});
}

/** A form that was opened on another state of the profile than the kept one. */
export function fromRevision(form: FormData, revision: string): Decision<null> {
	return form.get('revision') === revision ? yes(null) : no({ field: '', key: 'supplier.changed_meanwhile' });
}
