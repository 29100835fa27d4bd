/** All texts by language, and the part of them that a page in the browser needs. */
import nb from '#messages/nb.json' with { type: 'json' };
import nn from '#messages/nn.json' with { type: 'json' };
import sv from '#messages/sv.json' with { type: 'json' };
import { hydrated } from '#lib/hydrated.ts';
import type { Messages } from '#lib/i18n.ts';
import type { Lang } from '#lib/lang.ts';

/** What nobody has written in nynorsk stands in bokmål, text by text. */
const nynorsk: Messages = Object.fromEntries(
	Object.entries(nb).map(([domain, texts]) => [domain, { ...texts, ...(nn as Partial<Messages>)[domain] }])
);

export const messages: Readonly<Record<Lang, Messages>> = { nb, nn: nynorsk, sv };

/** Texts of the frame around every page. */
const frame = ['ui', 'layout'];

/** Whole for a page that is only HTML (nothing of it leaves the server), cut down for one that is hydrated. */
export function messagesFor(lang: Lang, routeId: string | null): Messages {
	const domains = hydrated[routeId ?? ''];
	if (!domains) return messages[lang];
	return Object.fromEntries([...frame, ...domains].map((domain) => [domain, messages[lang][domain] ?? {}]));
}
