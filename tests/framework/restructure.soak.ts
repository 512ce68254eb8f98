// The same random sequences, three thousand of them.

import './restructure.property.test.ts'
