// On a window's own page, and in the elder view on its screen of results: its address copied, the window shared, and saved. What is shared is that page, whatever else
// stands in its address.

import { offerCopying, offerSharing } from "./pass_on.js";
import { offerSaving } from "./save_button.js";
import { tidy } from "./saved_windows.js";

for (const part of document.querySelectorAll("[data-unfolds]")) part.hidden = false; // it holds nothing but buttons
for (const button of document.querySelectorAll("[data-copy]")) offerCopying(button);
for (const button of document.querySelectorAll("[data-share]")) offerSharing(button);
for (const button of document.querySelectorAll("[data-save]")) offerSaving(button, JSON.parse(button.dataset.facts));
tidy();
