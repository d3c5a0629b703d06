/** What `import 'electron'` resolves to in tests without the double: a clear error instead of a download. */
throw new Error(
  'electron was imported where it is not present; only electron/shell, main.ts and preload.ts may',
);
