import { formatDay } from '#lib/format.ts';
import { asKey, translator } from '#lib/i18n.ts';
import { composeMail } from '#lib/mail/compose.server.ts';
import type { Mail } from '#lib/mail/mail.ts';
import { messages } from '#lib/messages.server.ts';

import { lasts } from './mail-link.ts';
import type { Home, NewMember, Receiver, Sender } from './new-member.ts';

type About = {
	to: Receiver;
	home: Pick<Home, 'nameNb' | 'nameSv'>;
	member: NewMember;
	sender: Sender;
	link: string | null;
};

/** Tells a new member who let them in, where, as what and until when. */
export function memberMail({ to, home, member, sender, link }: About): Mail {
	const { language, email } = to;
	const t = translator(language, messages[language]);
	const receiver = { to: email, language };
	const days = { from: formatDay(language, member.startsOn), to: member.endsOn && formatDay(language, member.endsOn) };
	const period = days.to
		? t(asKey('mail.period_limited'), { from: days.from, to: days.to })
		: t(asKey('mail.period_open'), { from: days.from });
	const params = {
		name: to.name,
		by: sender.name,
		organisation: language === 'sv' ? home.nameSv : home.nameNb,
		role: t(asKey(`member.role_${member.role}`)),
		period
	};
	if (link === null) {
		const page = `${sender.origin}/${language}/arbeid`;
		return composeMail('member_added', receiver, { ...params, link: page });
	}
	return composeMail('invitation', receiver, { ...params, link, days: lasts.invitation.minutes / 1440 });
}
