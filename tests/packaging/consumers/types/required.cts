import promptlink = require("promptlink");

export const library: promptlink.Library = new promptlink.Library();
