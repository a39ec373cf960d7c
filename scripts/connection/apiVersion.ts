/** The API version that all commands speak, whatever the newest of the org is: answers keep their shape. */
export const API_VERSION = '66.0';
