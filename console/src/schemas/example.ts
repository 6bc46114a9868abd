// A document to begin with: one attribute for a person, as Entra names its custom target attributes (docs/schemas.md).

export const example = `{
  "schemas": ["urn:ietf:params:scim:schemas:core:2.0:Schema"],
  "id": "urn:ietf:params:scim:schemas:extension:contoso:2.0:User",
  "name": "Contoso",
  "description": "What Contoso adds to a person.",
  "attributes": [
    { "name": "badge", "type": "string" }
  ]
}
`;
