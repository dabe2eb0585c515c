"""The API's own description: `declaration` stands beside each route, `document` puts all of it together."""
