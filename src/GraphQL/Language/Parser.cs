namespace GraphQL.Language;

/// <summary>
/// A recursive-descent reader of documents (specification, section 2 and appendix B). Executable documents are
/// read here, the type system in the other half. Nesting is bounded, because the reader's stack is.
/// </summary>
internal sealed partial class Parser
{
    private const int MaxNesting = 200;
    private readonly Lexer _lexer;
    private readonly Source _source;
    private Token _token;
    private int _lastEnd;
    private int _nesting;

    private Parser(Source source, int maxTokens)
    {
        _source = source;
        _lexer = new Lexer(source, maxTokens);
        _token = _lexer.Next();
    }

    /// <exception cref="SyntaxException">The text is not a GraphQL document, or has too many tokens.</exception>
    public static DocumentNode Parse(Source source, int maxTokens = int.MaxValue)
    {
        var parser = new Parser(source, maxTokens);
        var definitions = new List<DefinitionNode>();
        do definitions.Add(parser.Definition());
        while (parser._token.Kind != TokenKind.EndOfFile);
        return new DocumentNode { Source = source, Start = 0, End = source.Body.Length, Definitions = definitions };
    }

    public static DocumentNode Parse(string text) => Parse(new Source(text));

    /// <summary>Reads a single value without variables, such as a default written in a test.</summary>
    public static ValueNode ParseValue(string text)
    {
        var parser = new Parser(new Source(text), int.MaxValue);
        var value = parser.Value(constant: true);
        parser.Expect(TokenKind.EndOfFile);
        return value;
    }

    private DefinitionNode Definition()
    {
        if (_token.Kind == TokenKind.BraceLeft) return Operation(null, _token.Start);
        var start = _token.Start;
        var described = _token;
        var description = Description();
        if (_token.Kind == TokenKind.BraceLeft && description is not null)
            throw Fail(described.Start, "A query in the short form has no description; write the keyword \"query\" to describe it.");
        if (_token.Kind != TokenKind.Name) throw Unexpected();
        switch (_token.Value)
        {
            case "query" or "mutation" or "subscription": return Operation(description, start);
            case "fragment": return Fragment(description, start);
            case "extend" when description is not null:
                throw Fail(described.Start, "An extension has no description of its own.");
            default: return TypeSystemDefinition(description, start);
        }
    }

    private OperationNode Operation(StringNode? description, int start)
    {
        if (_token.Kind == TokenKind.BraceLeft)
            return Done(new OperationNode
            {
                Source = _source, Start = start, Kind = OperationKind.Query, Shorthand = true, Variables = [], Directives = [],
                Selection = SelectionSet(),
            });
        var kind = OperationType();
        var name = _token.Kind == TokenKind.Name ? Name() : null;
        return Done(new OperationNode
        {
            Source = _source, Start = start, Kind = kind, Shorthand = false, Description = description, Name = name,
            Variables = OptionalMany(TokenKind.ParenLeft, VariableDefinition, TokenKind.ParenRight),
            Directives = Directives(constant: false),
            Selection = SelectionSet(),
        });
    }

    private OperationKind OperationType()
    {
        var token = Expect(TokenKind.Name);
        return token.Value switch
        {
            "query" => OperationKind.Query,
            "mutation" => OperationKind.Mutation,
            "subscription" => OperationKind.Subscription,
            _ => throw Unexpected(token),
        };
    }

    private FragmentNode Fragment(StringNode? description, int start)
    {
        ExpectKeyword("fragment");
        if (_token is { Kind: TokenKind.Name, Value: "on" }) throw Unexpected();
        var name = Name();
        ExpectKeyword("on");
        return Done(new FragmentNode
        {
            Source = _source, Start = start, Description = description, Name = name,
            TypeCondition = NamedType(), Directives = Directives(constant: false), Selection = SelectionSet(),
        });
    }

    private VariableDefinitionNode VariableDefinition()
    {
        var start = _token.Start;
        var description = Description();
        var variable = Variable();
        Expect(TokenKind.Colon);
        return Done(new VariableDefinitionNode
        {
            Source = _source, Start = start, Description = description, Variable = variable, Type = Type(),
            Default = Skip(TokenKind.Equals) ? Value(constant: true) : null,
            Directives = Directives(constant: true),
        });
    }

    private SelectionSetNode SelectionSet()
    {
        Enter();
        var node = new SelectionSetNode
        {
            Source = _source, Start = _token.Start,
            Selections = Many(TokenKind.BraceLeft, Selection, TokenKind.BraceRight),
        };
        _nesting--;
        return Done(node);
    }

    private SelectionNode Selection()
    {
        var start = _token.Start;
        if (!Skip(TokenKind.Spread)) return Field();
        var conditioned = _token is { Kind: TokenKind.Name, Value: "on" };
        if (!conditioned && _token.Kind == TokenKind.Name)
            return Done(new FragmentSpreadNode { Source = _source, Start = start, Name = Name(), Directives = Directives(constant: false) });
        if (conditioned) Advance();
        return Done(new InlineFragmentNode
        {
            Source = _source, Start = start, TypeCondition = conditioned ? NamedType() : null,
            Directives = Directives(constant: false), Selection = SelectionSet(),
        });
    }

    private FieldNode Field()
    {
        var start = _token.Start;
        var first = Name();
        var alias = Skip(TokenKind.Colon) ? first : null;
        return Done(new FieldNode
        {
            Source = _source, Start = start, Alias = alias, Name = alias is null ? first : Name(),
            Arguments = Arguments(constant: false), Directives = Directives(constant: false),
            Selection = _token.Kind == TokenKind.BraceLeft ? SelectionSet() : null,
        });
    }

    private List<ArgumentNode> Arguments(bool constant) =>
        OptionalMany<ArgumentNode>(TokenKind.ParenLeft, constant ? ConstantArgument : VariableArgument, TokenKind.ParenRight);

    private ArgumentNode ConstantArgument() => Argument(true);
    private ArgumentNode VariableArgument() => Argument(false);

    private ArgumentNode Argument(bool constant)
    {
        var start = _token.Start;
        var name = Name();
        Expect(TokenKind.Colon);
        return Done(new ArgumentNode { Source = _source, Start = start, Name = name, Value = Value(constant) });
    }

    private List<DirectiveNode> Directives(bool constant)
    {
        if (_token.Kind != TokenKind.At) return [];
        var directives = new List<DirectiveNode>();
        while (_token.Kind == TokenKind.At)
        {
            var start = _token.Start;
            Advance();
            directives.Add(Done(new DirectiveNode { Source = _source, Start = start, Name = Name(), Arguments = Arguments(constant) }));
        }
        return directives;
    }

    private ValueNode Value(bool constant)
    {
        var token = _token;
        switch (token.Kind)
        {
            case TokenKind.BracketLeft: return List(constant);
            case TokenKind.BraceLeft: return Object(constant);
            case TokenKind.Int:
                Advance();
                return Done(new IntNode { Source = _source, Start = token.Start, Text = token.Value! });
            case TokenKind.Float:
                Advance();
                return Done(new FloatNode { Source = _source, Start = token.Start, Text = token.Value! });
            case TokenKind.String or TokenKind.BlockString: return String();
            case TokenKind.Name:
                Advance();
                return token.Value switch
                {
                    "true" or "false" => Done(new BooleanNode { Source = _source, Start = token.Start, Value = token.Value == "true" }),
                    "null" => Done(new NullNode { Source = _source, Start = token.Start }),
                    _ => Done(new EnumNode { Source = _source, Start = token.Start, Value = token.Value! }),
                };
            case TokenKind.Dollar when !constant: return Variable();
            case TokenKind.Dollar:
                Advance();
                throw _token.Kind == TokenKind.Name
                    ? Fail(token.Start, $"Unexpected variable \"${_token.Value}\" in a constant value.")
                    : Unexpected(token);
            default: throw Unexpected();
        }
    }

    private ListNode List(bool constant)
    {
        Enter();
        var start = Expect(TokenKind.BracketLeft).Start;
        var values = new List<ValueNode>();
        while (!Skip(TokenKind.BracketRight)) values.Add(Value(constant));
        _nesting--;
        return Done(new ListNode { Source = _source, Start = start, Values = values });
    }

    private ObjectNode Object(bool constant)
    {
        Enter();
        var start = Expect(TokenKind.BraceLeft).Start;
        var fields = new List<ObjectFieldNode>();
        while (!Skip(TokenKind.BraceRight))
        {
            var at = _token.Start;
            var name = Name();
            Expect(TokenKind.Colon);
            fields.Add(Done(new ObjectFieldNode { Source = _source, Start = at, Name = name, Value = Value(constant) }));
        }
        _nesting--;
        return Done(new ObjectNode { Source = _source, Start = start, Fields = fields });
    }

    private StringNode String()
    {
        var token = _token;
        Advance();
        return Done(new StringNode { Source = _source, Start = token.Start, Value = token.Value!, Block = token.Kind == TokenKind.BlockString });
    }

    private StringNode? Description() => _token.Kind is TokenKind.String or TokenKind.BlockString ? String() : null;

    private VariableNode Variable()
    {
        var start = Expect(TokenKind.Dollar).Start;
        return Done(new VariableNode { Source = _source, Start = start, Name = Name() });
    }

    private TypeNode Type()
    {
        Enter();
        var start = _token.Start;
        TypeNode type;
        if (Skip(TokenKind.BracketLeft))
        {
            var item = Type();
            Expect(TokenKind.BracketRight);
            type = Done(new ListTypeNode { Source = _source, Start = start, Item = item });
        }
        else
        {
            type = NamedType();
        }
        _nesting--;
        return Skip(TokenKind.Bang) ? Done(new NonNullTypeNode { Source = _source, Start = start, Inner = type }) : type;
    }

    private NamedTypeNode NamedType()
    {
        var start = _token.Start;
        return Done(new NamedTypeNode { Source = _source, Start = start, Name = Name() });
    }

    private NameNode Name()
    {
        var token = Expect(TokenKind.Name);
        return Done(new NameNode { Source = _source, Start = token.Start, Value = token.Value! });
    }

    private void Enter()
    {
        if (++_nesting > MaxNesting) throw Fail(_token.Start, $"The document is nested more than {MaxNesting} levels deep.");
    }

    private T Done<T>(T node) where T : Node
    {
        node.End = _lastEnd;
        return node;
    }

    private void Advance()
    {
        _lastEnd = _token.End;
        _token = _lexer.Next();
    }

    private bool Skip(TokenKind kind)
    {
        if (_token.Kind != kind) return false;
        Advance();
        return true;
    }

    private Token Expect(TokenKind kind)
    {
        var token = _token;
        if (token.Kind != kind) throw Fail(token.Start, $"Expected {Token.Describe(kind)}, found {Show(token)}.");
        if (kind != TokenKind.EndOfFile) Advance();
        return token;
    }

    private void ExpectKeyword(string keyword)
    {
        if (!SkipKeyword(keyword)) throw Fail(_token.Start, $"Expected \"{keyword}\", found {Show(_token)}.");
    }

    private bool SkipKeyword(string keyword)
    {
        if (_token.Kind != TokenKind.Name || _token.Value != keyword) return false;
        Advance();
        return true;
    }

    private List<T> Many<T>(TokenKind open, Func<T> item, TokenKind close)
    {
        Expect(open);
        var items = new List<T>();
        do items.Add(item());
        while (!Skip(close));
        return items;
    }

    private List<T> OptionalMany<T>(TokenKind open, Func<T> item, TokenKind close) =>
        _token.Kind == open ? Many(open, item, close) : [];

    private static string Show(Token token) => token.Kind switch
    {
        TokenKind.Name or TokenKind.Int or TokenKind.Float => $"\"{token.Value}\"",
        _ => Token.Describe(token.Kind),
    };

    private SyntaxException Unexpected() => Unexpected(_token);
    private SyntaxException Unexpected(Token token) => Fail(token.Start, $"Unexpected {Show(token)}.");
    private SyntaxException Fail(int at, string problem) => new(_source, at, problem);
}
