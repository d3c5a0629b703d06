/** The XML namespaces of EWS. The online reference prints some of them with https; these are the real ones. */
export const namespaces = {
  soap: 'http://schemas.xmlsoap.org/soap/envelope/',
  types: 'http://schemas.microsoft.com/exchange/services/2006/types',
  messages: 'http://schemas.microsoft.com/exchange/services/2006/messages',
  errors: 'http://schemas.microsoft.com/exchange/services/2006/errors',
  none: '',
} as const;

/** `none`: in no namespace, as the parts of a SOAP fault are. */
export type NamespaceName = keyof typeof namespaces;
