namespace GraphQL.Language;

/// <summary>The reader's other half: definitions and extensions of the type system (specification, section 3).</summary>
internal sealed partial class Parser
{
    private TypeSystemNode TypeSystemDefinition(StringNode? description, int start)
    {
        var extension = SkipKeyword("extend");
        var keyword = _token;
        if (keyword.Kind != TokenKind.Name) throw Unexpected();
        TypeSystemNode node = keyword.Value switch
        {
            "schema" => Schema(description, start, extension),
            "scalar" => Scalar(description, start, extension),
            "type" => ObjectType(description, start, extension),
            "interface" => Interface(description, start, extension),
            "union" => Union(description, start, extension),
            "enum" => Enum(description, start, extension),
            "input" => Input(description, start, extension),
            "directive" when !extension => DirectiveDefinition(description, start),
            _ when description is not null => throw Fail(description.Start, "Only definitions have a description."),
            _ => throw Unexpected(keyword),
        };
        return Done(node);
    }

    private SchemaNode Schema(StringNode? description, int start, bool extension)
    {
        Advance();
        var directives = Directives(constant: true);
        var operations = extension
            ? OptionalMany(TokenKind.BraceLeft, OperationTypeDefinition, TokenKind.BraceRight)
            : Many(TokenKind.BraceLeft, OperationTypeDefinition, TokenKind.BraceRight);
        RequireContent(extension, directives.Count + operations.Count);
        return new SchemaNode { Source = _source, Start = start, Description = description, IsExtension = extension, Directives = directives, OperationTypes = operations };
    }

    private OperationTypeNode OperationTypeDefinition()
    {
        var start = _token.Start;
        var kind = OperationType();
        Expect(TokenKind.Colon);
        return Done(new OperationTypeNode { Source = _source, Start = start, Kind = kind, Type = NamedType() });
    }

    private ScalarDefinitionNode Scalar(StringNode? description, int start, bool extension)
    {
        Advance();
        var name = Name();
        var directives = Directives(constant: true);
        RequireContent(extension, directives.Count);
        return new ScalarDefinitionNode { Source = _source, Start = start, Description = description, IsExtension = extension, Name = name, Directives = directives };
    }

    private ObjectDefinitionNode ObjectType(StringNode? description, int start, bool extension)
    {
        Advance();
        var name = Name();
        var interfaces = Implements();
        var directives = Directives(constant: true);
        var fields = Fields();
        RequireContent(extension, interfaces.Count + directives.Count + fields.Count);
        return new ObjectDefinitionNode { Source = _source, Start = start, Description = description, IsExtension = extension, Name = name, Interfaces = interfaces, Directives = directives, Fields = fields };
    }

    private InterfaceDefinitionNode Interface(StringNode? description, int start, bool extension)
    {
        Advance();
        var name = Name();
        var interfaces = Implements();
        var directives = Directives(constant: true);
        var fields = Fields();
        RequireContent(extension, interfaces.Count + directives.Count + fields.Count);
        return new InterfaceDefinitionNode { Source = _source, Start = start, Description = description, IsExtension = extension, Name = name, Interfaces = interfaces, Directives = directives, Fields = fields };
    }

    private UnionDefinitionNode Union(StringNode? description, int start, bool extension)
    {
        Advance();
        var name = Name();
        var directives = Directives(constant: true);
        var members = Skip(TokenKind.Equals) ? Delimited(TokenKind.Pipe, NamedType) : [];
        RequireContent(extension, directives.Count + members.Count);
        return new UnionDefinitionNode { Source = _source, Start = start, Description = description, IsExtension = extension, Name = name, Directives = directives, Members = members };
    }

    private EnumDefinitionNode Enum(StringNode? description, int start, bool extension)
    {
        Advance();
        var name = Name();
        var directives = Directives(constant: true);
        var values = OptionalMany(TokenKind.BraceLeft, EnumValue, TokenKind.BraceRight);
        RequireContent(extension, directives.Count + values.Count);
        return new EnumDefinitionNode { Source = _source, Start = start, Description = description, IsExtension = extension, Name = name, Directives = directives, Values = values };
    }

    private EnumValueDefinitionNode EnumValue()
    {
        var start = _token.Start;
        var description = Description();
        if (_token.Kind == TokenKind.Name && _token.Value is "true" or "false" or "null")
            throw Fail(_token.Start, $"The name \"{_token.Value}\" is reserved and cannot be an enum value.");
        return Done(new EnumValueDefinitionNode { Source = _source, Start = start, Description = description, Name = Name(), Directives = Directives(constant: true) });
    }

    private InputDefinitionNode Input(StringNode? description, int start, bool extension)
    {
        Advance();
        var name = Name();
        var directives = Directives(constant: true);
        var fields = OptionalMany(TokenKind.BraceLeft, InputValue, TokenKind.BraceRight);
        RequireContent(extension, directives.Count + fields.Count);
        return new InputDefinitionNode { Source = _source, Start = start, Description = description, IsExtension = extension, Name = name, Directives = directives, Fields = fields };
    }

    private DirectiveDefinitionNode DirectiveDefinition(StringNode? description, int start)
    {
        Advance();
        Expect(TokenKind.At);
        var name = Name();
        var arguments = OptionalMany(TokenKind.ParenLeft, InputValue, TokenKind.ParenRight);
        var repeatable = SkipKeyword("repeatable");
        ExpectKeyword("on");
        return new DirectiveDefinitionNode
        {
            Source = _source, Start = start, Description = description, IsExtension = false, Name = name, Directives = [],
            Arguments = arguments, Repeatable = repeatable, Locations = Delimited(TokenKind.Pipe, DirectiveLocation),
        };
    }

    private NameNode DirectiveLocation()
    {
        var token = _token;
        var name = Name();
        return DirectiveLocations.IsKnown(name.Value) ? name : throw Unexpected(token);
    }

    private List<NamedTypeNode> Implements() => SkipKeyword("implements") ? Delimited(TokenKind.Ampersand, NamedType) : [];

    private List<FieldDefinitionNode> Fields() => OptionalMany(TokenKind.BraceLeft, FieldDefinition, TokenKind.BraceRight);

    private FieldDefinitionNode FieldDefinition()
    {
        var start = _token.Start;
        var description = Description();
        var name = Name();
        var arguments = OptionalMany(TokenKind.ParenLeft, InputValue, TokenKind.ParenRight);
        Expect(TokenKind.Colon);
        return Done(new FieldDefinitionNode { Source = _source, Start = start, Description = description, Name = name, Arguments = arguments, Type = Type(), Directives = Directives(constant: true) });
    }

    private InputValueNode InputValue()
    {
        var start = _token.Start;
        var description = Description();
        var name = Name();
        Expect(TokenKind.Colon);
        return Done(new InputValueNode
        {
            Source = _source, Start = start, Description = description, Name = name, Type = Type(),
            Default = Skip(TokenKind.Equals) ? Value(constant: true) : null, Directives = Directives(constant: true),
        });
    }

    private List<T> Delimited<T>(TokenKind delimiter, Func<T> item)
    {
        Skip(delimiter);
        var items = new List<T>();
        do items.Add(item());
        while (Skip(delimiter));
        return items;
    }

    /// <summary>An extension that extends nothing is not in the grammar.</summary>
    private void RequireContent(bool extension, int parts)
    {
        if (extension && parts == 0) throw Unexpected();
    }
}
