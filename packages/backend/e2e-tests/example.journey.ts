import { describe } from 'node:test';
import { describeActing } from './acting';
import { describeActPictures } from './actPictures';
import { databases } from './databases';
import { describeDelivering } from './delivering';
import { describeLookingAround } from './lookingAround';
import { codeQuality, describePushing } from './pushing';
import { setStage } from './stage';

for (const { name, address, skip } of databases) {
  describe(`The example company on ${name}`, { skip }, () => {
    const stage = setStage({ database: address, definitions: codeQuality });
    describeLookingAround(stage, name);
    describePushing(stage, name);
    describeDelivering(stage, name);
    describeActing(stage, name);
    // Screens look the same whatever is beneath them.
    if (name === databases[0]?.name) describeActPictures(stage);
  });
}
