/** Where the collector serves what. */
export const addresses = {
  languages: (experiment: string): string => `/p/${experiment}`,
  information: (experiment: string, language: string): string => `/p/${experiment}/${language}`,
  consent: (experiment: string, language: string): string => `/p/${experiment}/${language}/consent`,
  withdraw: (language: string): string => `/withdraw/${language}`,
  mine: '/api/mine',
};
