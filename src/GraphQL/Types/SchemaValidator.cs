namespace GraphQL.Types;
internal static class SchemaValidator { public static void Validate(Schema schema, Faults faults) { } }
