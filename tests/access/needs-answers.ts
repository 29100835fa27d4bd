/**
 * Who gets what done with a need of Karlstad and with all that belongs to it, said by hand and not derived from the table
 * of rights. In each row the answers stand in the order of `asking`:
 *
 *   yes   it is done, or shown
 *   no    they may, but a rule stands in the way and is told: a firm that is not verified, an organisation that owns it
 *   403   they may know of it and not do it
 *   -     404, as if there were no such thing
 */
import type { Verb } from './verbs.ts';

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
export const writers =
	'-         403    yes    403     yes           yes     -     -        -             403         -    -         -          -       403';
export const openWriters =
	'403       403    yes    403     yes           yes     403   403      403           403         403  403       403        403     403';
export const openStands =
	'403       403    no     403    no            no      403   403      403           403         403  403       403        403     403';
export const ownWriters =
	'-         403    yes    403     yes           -       -     -        -             403         -    -         -          -       403';
export const insiders =
	'-         yes    yes    yes     yes           yes     -     -        -             yes         -    -         -          -       yes';
export const asWell =
	'-         yes    yes    yes     yes           yes     yes   -        -             yes         -    -         -          -       yes';
export const partner =
	'-         yes    yes    yes     yes           -       -     -        -             yes         -    -         -          -       yes';
export const desk =
	'-         -      -      -       -             -       -     -        -             yes         -    -         -          -       yes';
export const onlyDesk =
	'-         -      -      -       -             -       -     -        -             yes         -    -         -          -       403';
export const nobody =
	'-         -      -      -       -             -       -     -        -             -           -    -         -          -       -';
export const everybody =
	'yes       yes    yes    yes     yes           yes     yes   yes      yes           yes         yes  yes       yes        yes     yes';
export const signedIn =
	'-         yes    yes    yes     yes           yes     yes   yes      yes           yes         yes  yes       yes        yes     yes';
export const takesPart =
	'403       yes    yes    yes     yes           yes     yes   yes      yes           yes         yes  yes       yes        yes     403';
export const theFirm =
	'-         -      -      -       -             -       -     -        -             -           yes  -         -          -       -';
export const firms =
	'-         -      -      -       -             -       -     -        -             -           yes  yes       no         no      -';
export const anyFirm =
	'-         -      -      -       -             -       -     -        -             -           yes  yes       yes        yes     -';
export const readers =
	'-         403    yes    403     yes           yes     -     -        -             yes         -    -         -          -       yes';
export const concerned =
	'-         403    yes    403     yes           yes     -     -        -             yes         -    -         -          -       403';
// who may read them at all may not before the deadline, and is told no more than the others
export const sealedReaders =
	'-         403    -      403     -             -       -     -        -             -           -    -         -          -       -';
export const sealedWriters =
	'-         403    -      403     -             -       -     -        -             403         -    -         -          -       403';
export const hosts =
	'-         403    yes    403     yes           -       -     -        -             yes         -    -         -          -       403';
export const openHosts =
	'403       403    yes    403     yes           403     403   403      403           yes         403  403       403        403     403';
