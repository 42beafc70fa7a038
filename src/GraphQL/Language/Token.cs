namespace GraphQL.Language;

internal enum TokenKind : byte
{
    StartOfFile, EndOfFile, Bang, Dollar, Ampersand, ParenLeft, ParenRight, Spread, Colon, Equals, At,
    BracketLeft, BracketRight, BraceLeft, Pipe, BraceRight, Name, Int, Float, String, BlockString,
}

/// <summary>A lexical token (specification, section 2.1.6). Text is cut from the source only where it is needed.</summary>
internal readonly record struct Token(TokenKind Kind, int Start, int End, string? Value)
{
    public static string Describe(TokenKind kind) => kind switch
    {
        TokenKind.StartOfFile => "<SOF>",
        TokenKind.EndOfFile => "<EOF>",
        TokenKind.Bang => "\"!\"",
        TokenKind.Dollar => "\"$\"",
        TokenKind.Ampersand => "\"&\"",
        TokenKind.ParenLeft => "\"(\"",
        TokenKind.ParenRight => "\")\"",
        TokenKind.Spread => "\"...\"",
        TokenKind.Colon => "\":\"",
        TokenKind.Equals => "\"=\"",
        TokenKind.At => "\"@\"",
        TokenKind.BracketLeft => "\"[\"",
        TokenKind.BracketRight => "\"]\"",
        TokenKind.BraceLeft => "\"{\"",
        TokenKind.Pipe => "\"|\"",
        TokenKind.BraceRight => "\"}\"",
        TokenKind.BlockString => "a block string",
        TokenKind.Name => "a name",
        TokenKind.Int => "an integer",
        TokenKind.Float => "a float",
        _ => "a string",
    };
}
