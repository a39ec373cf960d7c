/** `@salesforce/…` modules, which the platform's compiler resolves. */

declare module '@salesforce/label/*' {
  const text: string;
  export default text;
}

declare module '@salesforce/i18n/lang' {
  /** Language of the user, such as `en-US` or `ja`. */
  const language: string;
  export default language;
}

declare module '@salesforce/i18n/timeZone' {
  /** IANA name, such as `Asia/Tokyo`. */
  const timeZone: string;
  export default timeZone;
}

declare module '@salesforce/schema/*' {
  const field: { readonly fieldApiName: string; readonly objectApiName: string };
  export default field;
}

declare module '*.html' {
  const template: unknown;
  export default template;
}

declare module '@salesforce/user/Id' {
  const userId: string;
  export default userId;
}

declare module '@salesforce/client/formFactor' {
  /** What the page is opened on. */
  const formFactor: 'Large' | 'Medium' | 'Small';
  export default formFactor;
}

declare module '@salesforce/customPermission/*' {
  /** Whether the user has the permission; undefined where not. */
  const isGranted: boolean | undefined;
  export default isGranted;
}
