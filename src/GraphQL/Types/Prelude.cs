namespace GraphQL.Types;

/// <summary>What every schema holds without saying so: five scalars, five directives and the introspection types (sections 3.5, 3.13 and 4.2).</summary>
internal static class Prelude
{
    public const string Sdl = """"
        "A signed whole number of 32 bits."
        scalar Int
        "A finite number of double precision."
        scalar Float
        "Text in UTF-8."
        scalar String
        "True or false."
        scalar Boolean
        "An opaque identifier. It is written as a string and read from a string or a whole number."
        scalar ID

        "Leaves the field or fragment out when the condition is true."
        directive @skip("The condition." if: Boolean!) on FIELD | FRAGMENT_SPREAD | INLINE_FRAGMENT
        "Takes the field or fragment in only when the condition is true."
        directive @include("The condition." if: Boolean!) on FIELD | FRAGMENT_SPREAD | INLINE_FRAGMENT
        "Marks a part of the schema that should not be used any longer."
        directive @deprecated("Why, and what to use in its place." reason: String! = "No longer supported") on FIELD_DEFINITION | ARGUMENT_DEFINITION | INPUT_FIELD_DEFINITION | ENUM_VALUE
        "Names the specification of a scalar."
        directive @specifiedBy("The address of the specification." url: String!) on SCALAR
        "Demands that exactly one field of the input object is given, and is not null."
        directive @oneOf on INPUT_OBJECT

        "The schema as its clients may ask for it."
        type __Schema {
          description: String
          types: [__Type!]!
          queryType: __Type!
          mutationType: __Type
          subscriptionType: __Type
          directives: [__Directive!]!
        }

        "A named type, or a list or non-null type around one."
        type __Type {
          kind: __TypeKind!
          name: String
          description: String
          specifiedByURL: String
          fields(includeDeprecated: Boolean! = false): [__Field!]
          interfaces: [__Type!]
          possibleTypes: [__Type!]
          enumValues(includeDeprecated: Boolean! = false): [__EnumValue!]
          inputFields(includeDeprecated: Boolean! = false): [__InputValue!]
          ofType: __Type
          isOneOf: Boolean
        }

        "The kinds of types."
        enum __TypeKind { SCALAR OBJECT INTERFACE UNION ENUM INPUT_OBJECT LIST NON_NULL }

        "A field of an object type or interface."
        type __Field {
          name: String!
          description: String
          args(includeDeprecated: Boolean! = false): [__InputValue!]!
          type: __Type!
          isDeprecated: Boolean!
          deprecationReason: String
        }

        "An argument or an input field."
        type __InputValue {
          name: String!
          description: String
          type: __Type!
          "The default as it would be written in a document."
          defaultValue: String
          isDeprecated: Boolean!
          deprecationReason: String
        }

        "A value of an enum."
        type __EnumValue {
          name: String!
          description: String
          isDeprecated: Boolean!
          deprecationReason: String
        }

        "A directive that the schema declares."
        type __Directive {
          name: String!
          description: String
          isRepeatable: Boolean!
          locations: [__DirectiveLocation!]!
          args(includeDeprecated: Boolean! = false): [__InputValue!]!
        }

        "The places where a directive may stand."
        enum __DirectiveLocation {
          QUERY MUTATION SUBSCRIPTION FIELD FRAGMENT_DEFINITION FRAGMENT_SPREAD INLINE_FRAGMENT VARIABLE_DEFINITION
          SCHEMA SCALAR OBJECT FIELD_DEFINITION ARGUMENT_DEFINITION INTERFACE UNION ENUM ENUM_VALUE INPUT_OBJECT INPUT_FIELD_DEFINITION
        }
        """";

    /// <summary>Fields of the query root that its own SDL does not list.</summary>
    public const string MetaFields = """
        type __MetaFields {
          __schema: __Schema!
          __type(name: String!): __Type
          __typename: String!
        }
        """;

    public static bool IsSpecifiedScalar(string name) => name is "Int" or "Float" or "String" or "Boolean" or "ID";
    public static bool IsSpecifiedDirective(string name) => name is "skip" or "include" or "deprecated" or "specifiedBy" or "oneOf";

    public static readonly ScalarType[] Scalars =
    [
        new IntScalar(), new FloatScalar(), new StringScalar(), new BooleanScalar(), new IdScalar(),
        new LongScalar(), new DecimalScalar(), new DateScalar(), new DateTimeScalar(), new UuidScalar(), new JsonScalar(),
    ];
}
