using System.Runtime.CompilerServices;

namespace GraphQL.Execution;

/// <summary>
/// The running of one plan (section 6.3 and 6.4). Values are written depth first as they come; where a resolver
/// gives an open promise, a hole is left and its siblings go on, so that all of a level is under way before
/// anything is waited for. All writing is done by one logical thread.
/// </summary>
internal sealed partial class ExecutionRun
{
    /// <summary>Where the writing stands at one level: at a field of an object, or, without fields, at an item of a list.</summary>
    private struct Frame
    {
        public PlannedField[]? Fields;
        public int Index;
        public int Start;
        public bool ItemNonNull;
        public Region? Region;
        public PathNode? Path;

        public readonly bool NonNull => Fields is null ? ItemNonNull : Fields[Index].NonNull;
        public readonly object Key => Fields is null ? Index : Fields[Index].Key;
    }

    private Frame[] _frames = new Frame[16];
    private int _depth = -1;
    private Hole _fragment = null!;
    private PathNode? _basePath;
    private object?[]?[] _arguments = [];
    private Dictionary<string, object?>?[] _neutral = [];
    private ExecutorOptions _options = null!;
    private OperationPlan _plan = null!;
    private VariableValues _variables = null!;

    public RequestContext Request { get; private set; } = null!;
    public Schema Schema => _plan.Document.Schema;
    public ResultWriter Out { get; } = new();
    public List<GraphQLError> Errors { get; private set; } = [];
    public bool DataIsNull { get; private set; }

    /// <summary>Makes the run ready for a request. A run that ended well may serve another; one that was cancelled may not, for its resolvers may still hold it.</summary>
    public void Begin(RequestContext request, ExecutorOptions options, OperationPlan plan, VariableValues variables)
    {
        Request = request;
        request.Run = this;
        _options = options;
        _plan = plan;
        _variables = variables;
    }

    public void End()
    {
        Request.Run = null;
        Request = null!;
        _variables = null!;
        _plan = null!;
        Out.Reset();
        if (Errors.Count > 0) Errors = [];
        DataIsNull = false;
        _depth = -1;
        _basePath = null;
        _fragment = null!;
        if (_root.Holes is not null || _root.Regions is not null)
        {
            _root = new RootHole();
            Array.Clear(_frames);
        }
        Array.Clear(_arguments);
        Array.Clear(_neutral);
    }

    public bool WriteObject(SelectionPlan selection, object value)
    {
        Out.Byte((byte)'{');
        var depth = Push(selection.Fields, false);
        var ok = true;
        for (var next = 0; ok && next < selection.Fields.Length; next = _frames[depth].Index + 1)
        {
            try
            {
                ok = WriteFields(selection.Fields, next, value, depth);
            }
            catch (Exception e) when (Recover(e, depth, selection.Fields[_frames[depth].Index]))
            {
                ok = EndItem(depth, false);
            }
        }
        Pop(depth);
        if (ok) Out.Byte((byte)'}');
        return ok;
    }

    /// <summary>Apart from its caller's guard against exceptions, so that its few variables stay in registers.</summary>
    private bool WriteFields(PlannedField[] fields, int next, object value, int depth)
    {
        for (; next < fields.Length; next++)
        {
            var field = fields[next];
            Out.Label(field.Label);
            ref var frame = ref _frames[depth];
            frame.Index = next;
            frame.Start = Out.Position;
            if (frame.Path is not null) Clear(ref frame);
            if (!EndItem(depth, field.Resolver.Run(this, field, value))) return false;
        }
        return true;
    }

    /// <param name="fields">What an object's frame walks through; null for a list's.</param>
    /// <param name="itemNonNull">Whether a list's items have no place for null.</param>
    public int Push(PlannedField[]? fields, bool itemNonNull)
    {
        var depth = ++_depth;
        if (depth == _frames.Length) Array.Resize(ref _frames, depth * 2);
        _frames[depth] = new Frame { Fields = fields, ItemNonNull = itemNonNull };
        return depth;
    }

    public void Pop(int depth) => _depth = depth - 1;

    public void BeginItem(int depth, int index)
    {
        if (index > 0) Out.Byte((byte)',');
        ref var frame = ref _frames[depth];
        frame.Index = index;
        frame.Start = Out.Position;
        if (frame.Path is not null) Clear(ref frame);
    }

    /// <summary>Ends a field or list item. Where no value came, null takes its place, or the failure goes on to the parent.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool EndItem(int depth, bool ok)
    {
        ref var frame = ref _frames[depth];
        return (ok && frame.Region is null) || EndItem(ref frame, ok);
    }

    private bool EndItem(ref Frame frame, bool ok)
    {
        if (!ok)
        {
            if (frame.NonNull) return false;
            WindBack(ref frame);
            Out.Null();
        }
        if (frame.Region is not null) frame.Region.End = Out.Position;
        return true;
    }

    private static void Clear(ref Frame frame)
    {
        frame.Path = null;
        frame.Region = null;
    }

    private void WindBack(ref Frame frame)
    {
        var start = frame.Start;
        Out.Position = start;
        if (frame.Region is not null) frame.Region.Nulled = true;
        _fragment.Holes?.RemoveAll(h => h.Position >= start);
        _fragment.Regions?.RemoveAll(r => r.Start > start);
    }

    public bool WriteNull(PlannedField field, bool nonNull)
    {
        if (!nonNull)
        {
            Out.Null();
            return true;
        }
        AddError(new GraphQLError($"Null was given for {field.Definition}, whose type {field.Definition.Type} has no place for it.")
        {
            Extensions = ErrorCodes.With(ErrorCodes.NullInNonNull, "sec-Handling-Execution-Errors"),
        }, field);
        return false;
    }

    /// <summary>Records an exception as the error of the field. Cancellation is no error of a field and passes on.</summary>
    public bool Recover(Exception exception, int depth, PlannedField field)
    {
        if (exception is OperationCanceledException && Request.CancellationToken.IsCancellationRequested) return false;
        _depth = depth;
        AddError(ErrorOf(exception), field);
        return true;
    }

    private GraphQLError ErrorOf(Exception exception) => exception switch
    {
        GraphQLException known => known.Error,
        _ => _options.OnFault(exception, Request),
    };

    public void AddError(GraphQLError error, PlannedField field) => Errors.Add(error.At(field.Locations, PathAt(_depth)!.ToArray()));

    private PathNode? PathAt(int depth)
    {
        var path = _basePath;
        for (var i = 0; i <= depth; i++)
        {
            ref var frame = ref _frames[i];
            path = frame.Path ??= new PathNode(path, frame.Key);
        }
        return path;
    }

    private Region? RegionAt(int depth)
    {
        var region = _fragment.Region;
        for (var i = 0; i <= depth; i++)
        {
            ref var frame = ref _frames[i];
            if (frame.NonNull) continue;
            if (frame.Region is null) (_fragment.Regions ??= []).Add(frame.Region = new Region(frame.Start, region));
            region = frame.Region;
        }
        return region;
    }

    /// <summary>The arguments as the resolver's parameters want them.</summary>
    public object?[] ArgumentsOf(PlannedField field)
    {
        if (field.ArgumentSlot < 0) return [];
        if (field.ConstantArguments is { } constant) return constant;
        if (_arguments.Length <= field.ArgumentSlot) Array.Resize(ref _arguments, Math.Max(_plan.Slots, field.ArgumentSlot + 1));
        return _arguments[field.ArgumentSlot] ??= ArgumentCoercion.Bound(field, NeutralArgumentsOf(field));
    }

    /// <summary>The arguments by name in their neutral form (section 6.4.1).</summary>
    public Dictionary<string, object?> NeutralArgumentsOf(PlannedField field)
    {
        if (field.ArgumentSlot < 0) return ArgumentCoercion.None;
        if (_neutral.Length <= field.ArgumentSlot) Array.Resize(ref _neutral, Math.Max(_plan.Slots, field.ArgumentSlot + 1));
        return _neutral[field.ArgumentSlot] ??= ArgumentCoercion.Neutral(field, _variables);
    }
}
