// Where no windows are listed yet: the phone's position alone.

import { offerPosition } from "./locate_button.js";

offerPosition();
