const { Library } = require("promptlink");
const { digestOf } = require("./seed.cjs");

console.log(digestOf(Library));
