import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// Whole screens with axe take seconds on a busy machine; a screen that never comes still fails.
jest.setTimeout(60_000);
configure({ asyncUtilTimeout: 10_000 });
