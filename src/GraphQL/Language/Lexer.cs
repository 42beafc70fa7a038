using System.Globalization;
using System.Text;

namespace GraphQL.Language;

/// <summary>
/// Cuts a source into tokens (specification, section 2.1). Counts them, so that a hostile document is refused
/// before a tree is built from it.
/// </summary>
internal sealed class Lexer(Source source, int maxTokens)
{
    private readonly string _body = source.Body;
    private int _position;
    private int _count;

    public Source Source => source;

    public Token Next()
    {
        SkipIgnored();
        if (_position >= _body.Length) return new Token(TokenKind.EndOfFile, _body.Length, _body.Length, null);
        if (++_count > maxTokens)
            throw new SyntaxException(source, _position, $"The document has more than {maxTokens} tokens.");

        var start = _position;
        var c = _body[start];
        if (IsNameStart(c)) return ReadName(start);
        switch (c)
        {
            case '!': return Punctuator(TokenKind.Bang);
            case '$': return Punctuator(TokenKind.Dollar);
            case '&': return Punctuator(TokenKind.Ampersand);
            case '(': return Punctuator(TokenKind.ParenLeft);
            case ')': return Punctuator(TokenKind.ParenRight);
            case ':': return Punctuator(TokenKind.Colon);
            case '=': return Punctuator(TokenKind.Equals);
            case '@': return Punctuator(TokenKind.At);
            case '[': return Punctuator(TokenKind.BracketLeft);
            case ']': return Punctuator(TokenKind.BracketRight);
            case '{': return Punctuator(TokenKind.BraceLeft);
            case '|': return Punctuator(TokenKind.Pipe);
            case '}': return Punctuator(TokenKind.BraceRight);
            case '.':
                if (At(start + 1) == '.' && At(start + 2) == '.')
                {
                    _position += 3;
                    return new Token(TokenKind.Spread, start, _position, null);
                }
                throw Fail(start, "A single \".\" has no meaning here; did you mean \"...\"?");
            case '"':
                return At(start + 1) == '"' && At(start + 2) == '"' ? ReadBlockString(start) : ReadString(start);
            case '-' or (>= '0' and <= '9'):
                return ReadNumber(start);
            case '\'':
                throw Fail(start, "Strings are written in double quotes, not in single ones.");
            default:
                throw Fail(start, $"Unexpected character {Show(start)}.");
        }
    }

    private char At(int index) => index < _body.Length ? _body[index] : '\0';

    private Token Punctuator(TokenKind kind) => new(kind, _position, ++_position, null);

    private void SkipIgnored()
    {
        while (_position < _body.Length)
        {
            switch (_body[_position])
            {
                case '\uFEFF' or '\t' or ' ' or ',' or '\n' or '\r':
                    _position++;
                    continue;
                case '#':
                    SkipComment();
                    continue;
                default:
                    return;
            }
        }
    }

    private void SkipComment()
    {
        while (_position < _body.Length && _body[_position] is not ('\n' or '\r')) RequireScalarValue(_position, ref _position);
    }

    /// <summary>Steps over one Unicode scalar value; half a surrogate pair is not a source character.</summary>
    private void RequireScalarValue(int at, ref int position)
    {
        var c = _body[at];
        if (!char.IsSurrogate(c))
        {
            position = at + 1;
            return;
        }
        if (!char.IsHighSurrogate(c) || !char.IsLowSurrogate(At(at + 1)))
            throw Fail(at, $"Unexpected character {Show(at)}.");
        position = at + 2;
    }

    private Token ReadName(int start)
    {
        var i = start + 1;
        while (i < _body.Length && IsNameContinue(_body[i])) i++;
        _position = i;
        return new Token(TokenKind.Name, start, i, _body[start..i]);
    }

    private Token ReadNumber(int start)
    {
        var i = start;
        var isFloat = false;
        if (At(i) == '-') i++;
        if (At(i) == '0')
        {
            i++;
            if (char.IsAsciiDigit(At(i))) throw Fail(i, $"A number has no leading zero, but here follows {Show(i)}.");
        }
        else
        {
            i = ReadDigits(i);
        }
        if (At(i) == '.')
        {
            isFloat = true;
            i = ReadDigits(i + 1);
        }
        if (At(i) is 'e' or 'E')
        {
            isFloat = true;
            i++;
            if (At(i) is '+' or '-') i++;
            i = ReadDigits(i);
        }
        if (At(i) == '.' || IsNameStart(At(i))) throw Fail(i, $"A number is followed by {Show(i)}; a digit was expected.");
        _position = i;
        return new Token(isFloat ? TokenKind.Float : TokenKind.Int, start, i, _body[start..i]);
    }

    private int ReadDigits(int i)
    {
        if (!char.IsAsciiDigit(At(i))) throw Fail(i, $"A digit was expected, but here is {Show(i)}.");
        while (char.IsAsciiDigit(At(i))) i++;
        return i;
    }

    private Token ReadString(int start)
    {
        var i = start + 1;
        var chunk = i;
        StringBuilder? text = null;
        while (i < _body.Length)
        {
            var c = _body[i];
            if (c == '"')
            {
                _position = i + 1;
                var value = text is null ? _body[chunk..i] : text.Append(_body, chunk, i - chunk).ToString();
                return new Token(TokenKind.String, start, _position, value);
            }
            if (c is '\n' or '\r') break;
            if (c != '\\')
            {
                RequireScalarValue(i, ref i);
                continue;
            }
            (text ??= new StringBuilder()).Append(_body, chunk, i - chunk);
            i = ReadEscape(i, text);
            chunk = i;
        }
        throw Fail(i, "A string is not closed.");
    }

    private int ReadEscape(int at, StringBuilder text)
    {
        switch (At(at + 1))
        {
            case '"': text.Append('"'); return at + 2;
            case '\\': text.Append('\\'); return at + 2;
            case '/': text.Append('/'); return at + 2;
            case 'b': text.Append('\b'); return at + 2;
            case 'f': text.Append('\f'); return at + 2;
            case 'n': text.Append('\n'); return at + 2;
            case 'r': text.Append('\r'); return at + 2;
            case 't': text.Append('\t'); return at + 2;
            case 'u': return At(at + 2) == '{' ? ReadBracedUnicode(at, text) : ReadFixedUnicode(at, text);
            default: throw Fail(at, $"Unknown escape {Excerpt(at, 2)}.");
        }
    }

    private int ReadBracedUnicode(int at, StringBuilder text)
    {
        var end = at + 3;
        while (char.IsAsciiHexDigit(At(end))) end++;
        var digits = _body.AsSpan(at + 3, end - at - 3).TrimStart('0');
        if (At(end) != '}' || end == at + 3 || digits.Length > 6) throw Fail(at, $"Unknown Unicode escape {Excerpt(at, end - at + 1)}.");
        var code = digits.Length == 0 ? 0 : int.Parse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        if (!Rune.IsValid(code)) throw Fail(at, $"Unknown Unicode escape {Excerpt(at, end - at + 1)}.");
        text.Append(char.ConvertFromUtf32(code));
        return end + 1;
    }

    private int ReadFixedUnicode(int at, StringBuilder text)
    {
        var code = HexAt(at + 2);
        if (code >= 0 && !char.IsSurrogate((char)code))
        {
            text.Append((char)code);
            return at + 6;
        }
        if (code >= 0 && char.IsHighSurrogate((char)code) && At(at + 6) == '\\' && At(at + 7) == 'u')
        {
            var low = HexAt(at + 8);
            if (low >= 0 && char.IsLowSurrogate((char)low))
            {
                text.Append((char)code).Append((char)low);
                return at + 12;
            }
        }
        throw Fail(at, $"Unknown Unicode escape {Excerpt(at, 6)}.");
    }

    private int HexAt(int at)
    {
        if (at + 4 > _body.Length) return -1;
        var value = 0;
        for (var i = at; i < at + 4; i++)
        {
            if (!char.IsAsciiHexDigit(_body[i])) return -1;
            value = value * 16 + Convert.ToInt32(_body[i].ToString(), 16);
        }
        return value;
    }

    private Token ReadBlockString(int start)
    {
        var raw = new StringBuilder();
        var i = start + 3;
        var chunk = i;
        while (i < _body.Length)
        {
            if (_body[i] == '"' && At(i + 1) == '"' && At(i + 2) == '"')
            {
                raw.Append(_body, chunk, i - chunk);
                _position = i + 3;
                return new Token(TokenKind.BlockString, start, _position, BlockString.Dedent(raw.ToString()));
            }
            if (_body[i] == '\\' && At(i + 1) == '"' && At(i + 2) == '"' && At(i + 3) == '"')
            {
                raw.Append(_body, chunk, i - chunk).Append("\"\"\"");
                i += 4;
                chunk = i;
                continue;
            }
            RequireScalarValue(i, ref i);
        }
        throw Fail(i, "A block string is not closed.");
    }

    private SyntaxException Fail(int at, string problem) => new(source, at, problem);

    private string Excerpt(int at, int length) => $"\"{_body.AsSpan(at, Math.Min(length, _body.Length - at))}\"";

    private string Show(int at)
    {
        if (at >= _body.Length) return Token.Describe(TokenKind.EndOfFile);
        if (Rune.TryGetRuneAt(_body, at, out var rune))
            return rune.Value is >= 0x20 and < 0x7F ? (rune.Value == '"' ? "'\"'" : $"\"{rune}\"") : $"U+{rune.Value:X4}";
        return $"U+{(int)_body[at]:X4}";
    }

    public static bool IsNameStart(char c) => char.IsAsciiLetter(c) || c == '_';
    public static bool IsNameContinue(char c) => char.IsAsciiLetterOrDigit(c) || c == '_';
}
