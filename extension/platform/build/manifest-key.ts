/**
 * Public half of the key that names the extension, so that its id does not depend on the folder it
 * is loaded from. The private half was thrown away: a store makes its own.
 */
export const manifestKey =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAo/99BiVA+IGb1CWaHSbVh69VtoMfxPSKOfm1jDMTe5foTKalN3jyInOEFHBJLmXc47PGqZPLGTE+clLqJDszp/jWUdQ2m5gtGoGeFJ0lkYMqHep/hl4E+Fm492Y4pHBcqr77rSL7jdZVBUzR18nuyh0ghwA5uUPNE2EN6VlXmM+d64Thro/okNf8/orrqwCS1Z+7rn2KwbiqNIKi6MwHQJdfmOE5vkcOLgKqcGJzzQ0ZI3U3llOwoPBN6oJ3WkvR2B+g+eMbHSt9N6lQ0s2268UrDwKJinEnX1rfq0kya9wPeK8v/5WSlgfo3Wq1VRNGq7GQWCoBiituSSzO3QC6SwIDAQAB';
