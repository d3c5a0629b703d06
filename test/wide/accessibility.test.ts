/** The looks that the everyday tests leave out. */
import { describeAccessibility } from '../ui/accessibility.ts';
import { withPage } from '../ui/with-page.ts';

const { open } = withPage();

describeAccessibility(
  [
    ['en', 'landscape'],
    ['en', 'portrait'],
    ['sv', 'portrait'],
    ['sv', 'wide'],
    ['en', 'wide'],
    ['sv', 'low'],
    ['en', 'low'],
  ],
  open,
);
