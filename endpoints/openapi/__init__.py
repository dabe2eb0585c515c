"""The API's own description: `declaring` stands beside each route, `document` puts all of it together."""
