import type { ParamMatcher } from '@sveltejs/kit';
import { isLang, type Lang } from '#lib/lang.ts';

export const match = ((value: string): value is Lang => isLang(value)) satisfies ParamMatcher;
