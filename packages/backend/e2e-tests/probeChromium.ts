import { launchChromium } from './chromium';

launchChromium()
  .then(browser => browser.close())
  .catch(error => {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  });
