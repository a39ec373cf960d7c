/** Lets components that are loaded from now on speak the language, with the labels and translations of the package. */
export function speak(language: 'en' | 'ja'): void;
