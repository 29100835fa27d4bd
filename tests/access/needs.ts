/**
 * Who gets what done with a need of Karlstad and with all that belongs to it, said by hand and not derived from the table
 * of rights. In each row the answers stand in the order of `asking`:
 *
 *   yes   it is done, or shown
 *   no    they may, but a rule stands in the way and is told: a firm that is not verified, an organisation that owns it
 *   403   they may know of it and not do it
 *   -     404, as if there were no such thing
 */
import type { Verb } from './needs-verbs.ts';

export const asking = [
	/** Nobody has signed in. */
	'anonymous',
	/** Of Karlstad. */
	'reader',
	'editor',
	'finance',
	'administrator',
	/** Editor of a partner that owns the needs with Karlstad, of one that is asked to, and of one that is not. */
	'coOwner',
	'asked',
	'stranger',
	'strangerAdmin',
	'secretariat',
	/** Of the firm that has answered, of another, of one that is not verified yet, of an adviser. */
	'firm',
	'otherFirm',
	'unverified',
	'adviser',
	'auditor'
] as const;

export type Row = readonly [verb: Verb, answers: string];

//  anonymous reader editor finance administrator coOwner asked stranger strangerAdmin secretariat firm otherFirm unverified adviser auditor
const writers =
	'-         403    yes    403     yes           yes     -     -        -             403         -    -         -          -       403';
const openWriters =
	'403       403    yes    403     yes           yes     403   403      403           403         403  403       403        403     403';
const openStands =
	'403       403    no     403    no            no      403   403      403           403         403  403       403        403     403';
const ownWriters =
	'-         403    yes    403     yes           -       -     -        -             403         -    -         -          -       403';
const insiders =
	'-         yes    yes    yes     yes           yes     -     -        -             yes         -    -         -          -       yes';
const asWell =
	'-         yes    yes    yes     yes           yes     yes   -        -             yes         -    -         -          -       yes';
const partner =
	'-         yes    yes    yes     yes           -       -     -        -             yes         -    -         -          -       yes';
const desk =
	'-         -      -      -       -             -       -     -        -             yes         -    -         -          -       yes';
const onlyDesk =
	'-         -      -      -       -             -       -     -        -             yes         -    -         -          -       403';
const nobody =
	'-         -      -      -       -             -       -     -        -             -           -    -         -          -       -';
const everybody =
	'yes       yes    yes    yes     yes           yes     yes   yes      yes           yes         yes  yes       yes        yes     yes';
const signedIn =
	'-         yes    yes    yes     yes           yes     yes   yes      yes           yes         yes  yes       yes        yes     yes';
const takesPart =
	'403       yes    yes    yes     yes           yes     yes   yes      yes           yes         yes  yes       yes        yes     403';
const theFirm =
	'-         -      -      -       -             -       -     -        -             -           yes  -         -          -       -';
const firms =
	'-         -      -      -       -             -       -     -        -             -           yes  yes       no         no      -';
const anyFirm =
	'-         -      -      -       -             -       -     -        -             -           yes  yes       yes        yes     -';
const readers =
	'-         403    yes    403     yes           yes     -     -        -             yes         -    -         -          -       yes';
const concerned =
	'-         403    yes    403     yes           yes     -     -        -             yes         -    -         -          -       403';
// who may read them at all may not before the deadline, and is told no more than the others
const sealedReaders =
	'-         403    -      403     -             -       -     -        -             -           -    -         -          -       -';
const sealedWriters =
	'-         403    -      403     -             -       -     -        -             403         -    -         -          -       403';
const hosts =
	'-         403    yes    403     yes           -       -     -        -             yes         -    -         -          -       403';
const openHosts =
	'403       403    yes    403     yes           403     403   403      403           yes         403  403       403        403     403';

export const needRows: readonly Row[] = [
	['begin a need', ownWriters],
	['write in a draft', writers],
	['send a draft in', writers],
	['take back what was sent in', writers],
	['throw a draft away', writers],
	['open the list of own needs', partner],
	['open a draft in the own workspace', asWell],
	['open a draft in the workspace of Karlstad', partner],
	['read a draft as the public does', nobody],
	['read an open need as the public does', everybody],
	['look through a need that was sent in', desk],
	['open a need to all', onlyDesk],
	['return a need', onlyDesk],
	['move an open need on', openWriters],
	['add to an open need', openWriters],
	['ask a partner to own a draft too', writers],
	['take back the asking', writers],
	[
		'say yes for the partner that was asked',
		'-         -      -      -       -             -       yes   -        -             403         -    -         -          -       403'
	],
	[
		'say yes for the own organisation',
		'-         403    no     403     no            no      yes   -        -             403         -    -         -          -       403'
	],
	[
		'step back for the co-owner',
		'403       403    403    403     403           yes     403   403      403           403         403  403       403        403     403'
	],
	[
		'say of a draft that it is ours too',
		'403       403    -      403     -             -       -     -        -             403         403  403       403        403     403'
	],
	[
		'say of an open need that it is ours too',
		'403       403    no     403     no            no      yes   yes      yes           403         403  403       403        403     403'
	],
	[
		'say of an open need that it is theirs too',
		'403       403    403    403     403           403     403   yes      yes           403         403  403       403        403     403'
	],
	['put a document with a draft', writers],
	['put a document with an open need', openStands],
	['take a document of a draft away', writers],
	['open a document of a draft', asWell],
	['open a document of an open need', everybody],
	['read the log', insiders],
	// who is asked to own it knows of it
	[
		'read the log of a draft',
		'-         -      -      -       -             -       403   -        -             -           -    -         -          -       -'
	],
	['ask about an open need', takesPart],
	['ask about a draft', nobody],
	['answer a question', openWriters],
	['decline a question', openWriters]
];

export const responseRows: readonly Row[] = [
	['open the own answer', anyFirm],
	['open the answer of the firm', theFirm],
	['write an answer', firms],
	['write the answer of the firm', theFirm],
	['write an answer to a draft', nobody],
	['submit an answer', firms],
	['submit the answer of the firm', theFirm],
	['withdraw the answer of the firm', theFirm],
	['read what was received of the firm', theFirm],
	['read the own file of the firm', theFirm],
	['list the own answers', anyFirm],
	['list the answers of the firm', theFirm],
	['count the answers to a need', insiders],
	['read an answer', readers],
	['read a file of an answer', readers],
	['read a sealed answer', sealedReaders],
	['read a file of a sealed answer', sealedReaders],
	['say what becomes of an answer', writers],
	['say what becomes of a sealed answer', sealedWriters],
	['state a conflict of interest', concerned],
	['lift the conflict of a colleague', writers]
];

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

/** What is about something that not everybody may know of: asked of what does not exist, it is answered alike. */
export const hidden: readonly Verb[] = [
	'write in a draft',
	'send a draft in',
	'take back what was sent in',
	'throw a draft away',
	'open a draft in the own workspace',
	'open a draft in the workspace of Karlstad',
	'read a draft as the public does',
	'look through a need that was sent in',
	'verify a firm',
	'open a need to all',
	'ask a partner to own a draft too',
	'take back the asking',
	'say yes for the own organisation',
	'say of a draft that it is ours too',
	'put a document with a draft',
	'take a document of a draft away',
	'open a document of a draft',
	'choose what fits a draft',
	'read the log of a draft',
	'ask about a draft',
	'write an answer to a draft',
	'read an answer',
	'read a file of an answer',
	'read a sealed answer',
	'read a file of a sealed answer',
	'say what becomes of a sealed answer',
	'change a draft of a meeting',
	'publish a meeting',
	'throw a draft of a meeting away',
	'open a draft of a meeting in the workspace',
	'read a draft of a meeting as the public does',
	'sign up for a draft',
	'book at a draft',
	'fetch the conversation of the firm',
	'follow a draft',
	'change how often another is told'
];
