/** Meetings, following and what goes out; the answers of a row stand in the order of `asking`. */
import {
	desk,
	hosts,
	nobody,
	onlyDesk,
	openHosts,
	openWriters,
	partner,
	signedIn,
	takesPart,
	theFirm,
	writers,
	type Row
} from './needs-answers.ts';

export const eventRows: readonly Row[] = [
	['write a meeting', hosts],
	['change a draft of a meeting', hosts],
	['publish a meeting', hosts],
	['throw a draft of a meeting away', hosts],
	['change a published meeting', openHosts],
	['cancel a meeting', openHosts],
	['publish minutes', openHosts],
	['open a draft of a meeting in the workspace', partner],
	['read a draft of a meeting as the public does', nobody],
	[
		'read who comes',
		'-         403    yes    403     yes           -       -     -        -             yes         -    -         -          -       yes'
	],
	['sign up', takesPart],
	['sign up for a draft', nobody],
	['sign off', takesPart],
	[
		'book a conversation',
		'403       403    403    403     403           403     403   403      403           403         yes  yes       no         no      403'
	],
	[
		'book for the firm',
		'403       403    403    403     403           403     403   403      403           403         yes  403       403        403     403'
	],
	['book at a draft', nobody],
	[
		'give a conversation of the firm back',
		'403       403    403    403     403           403     403   403      403           403         yes  403       403        403     403'
	],
	['fetch the conversation of the firm', theFirm]
];

export const followRows: readonly Row[] = [
	['follow an open need', signedIn],
	['follow a draft', nobody],
	['open the own follows', signedIn],
	['change how often another is told', theFirm],
	[
		'stop the following of another',
		'-         no     no     no      no            no      no    no       no            no          yes  no        no         no      no'
	],
	['choose what fits an open need', openWriters],
	['choose what fits a draft', writers],
	['look through firms that registered', desk],
	['verify a firm', onlyDesk],
	['read what goes out', desk],
	['send a mail again', onlyDesk],
	['give a mail up', onlyDesk],
	['record that an address is dead', onlyDesk]
];
