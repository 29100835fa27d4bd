import { json } from '@sveltejs/kit';
import { today } from '#lib/clock.server.ts';
import { env } from '#lib/env.server.ts';
import { messages } from '#lib/messages.server.ts';
import { networkJson } from '#lib/network/network-file.ts';
import { translator } from '#lib/i18n.ts';
import { listedPairs } from '../listed.server.ts';

export const GET = async (event) => {
	const { lang } = event.locals;
	const notice = env().demo ? { notice: translator(lang, messages[lang])('ui.demo_notice') } : {};
	const items = networkJson(await listedPairs(event), env().origin);
	return json({ as_of: today(), ...notice, total: items.length, items }, { headers: { 'Cache-Control': 'no-cache' } });
};
