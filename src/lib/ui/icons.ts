/** Drawings from @navikt/aksel-icons (MIT), the inside of each file; a new one is added here. */
import ArrowDown from '@navikt/aksel-icons/svg/ArrowDown.svg?raw';
import ArrowRight from '@navikt/aksel-icons/svg/ArrowRight.svg?raw';
import ArrowUp from '@navikt/aksel-icons/svg/ArrowUp.svg?raw';
import CheckmarkCircle from '@navikt/aksel-icons/svg/CheckmarkCircle.svg?raw';
import ChevronLeft from '@navikt/aksel-icons/svg/ChevronLeft.svg?raw';
import ChevronRight from '@navikt/aksel-icons/svg/ChevronRight.svg?raw';
import Clock from '@navikt/aksel-icons/svg/Clock.svg?raw';
import ExclamationmarkTriangle from '@navikt/aksel-icons/svg/ExclamationmarkTriangle.svg?raw';
import Language from '@navikt/aksel-icons/svg/Language.svg?raw';
import MagnifyingGlass from '@navikt/aksel-icons/svg/MagnifyingGlass.svg?raw';
import MinusCircle from '@navikt/aksel-icons/svg/MinusCircle.svg?raw';

const inside = (svg: string) => svg.replace(/^[\s\S]*?<svg[^>]*>/, '').replace(/<\/svg>\s*$/, '');

export const icons = {
	'arrow-down': inside(ArrowDown),
	'arrow-right': inside(ArrowRight),
	'arrow-up': inside(ArrowUp),
	check: inside(CheckmarkCircle),
	'chevron-left': inside(ChevronLeft),
	'chevron-right': inside(ChevronRight),
	clock: inside(Clock),
	language: inside(Language),
	minus: inside(MinusCircle),
	search: inside(MagnifyingGlass),
	warning: inside(ExclamationmarkTriangle)
} as const;

export type IconName = keyof typeof icons;
