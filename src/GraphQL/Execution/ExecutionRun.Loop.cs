using System.Buffers;

namespace GraphQL.Execution;

/// <summary>The other half of a run: waiting for promises, sending off data loaders, stitching the response.</summary>
internal sealed partial class ExecutionRun
{
    private readonly Lock _gate = new();
    private readonly Queue<Hole> _ready = new();
    private RootHole _root = new();
    private TaskCompletionSource? _waiter;
    private int _outstanding;
    private int _activity;

    public async ValueTask ExecuteAsync(object rootValue)
    {
        _fragment = _root;
        _root.Start = Out.Position;
        if (_plan.Operation.Kind == Language.OperationKind.Mutation)
        {
            await ExecuteSeriallyAsync(rootValue).ConfigureAwait(false);
        }
        else
        {
            if (!WriteObject(_plan.Root, rootValue)) DataIsNull = true;
            _root.End = Out.Position;
            if (_outstanding > 0) await DrainAsync().ConfigureAwait(false);
        }
    }

    private async ValueTask ExecuteSeriallyAsync(object rootValue)
    {
        Out.Byte((byte)'{');
        _root.Holes = [];
        foreach (var field in _plan.Root.Fields)
        {
            Out.Label(field.Label);
            _root.Holes.Add(new SerialHole(rootValue) { Field = field, Position = Out.Position, Path = new PathNode(null, field.Key) });
        }
        Out.Byte((byte)'}');
        _root.End = Out.Position;
        foreach (var hole in _root.Holes)
        {
            Fill(hole);
            if (_outstanding > 0) await DrainAsync().ConfigureAwait(false);
            if (DataIsNull) return;
        }
    }

    public void Suspend(PlannedField field, Hole hole)
    {
        hole.Field = field;
        hole.Position = Out.Position;
        hole.Path = PathAt(_depth)!;
        hole.Region = RegionAt(_depth - 1);
        (_fragment.Holes ??= []).Add(hole);
        _outstanding++;
        hole.Await(this);
    }

    private async ValueTask DrainAsync()
    {
        var waited = false;
        while (true)
        {
            while (TryTake(out var hole))
            {
                _outstanding--;
                if (!hole.IsDead(this)) Fill(hole);
            }
            if (_outstanding == 0) return;
            if (Request.LoadersInUse is { CanDispatch: true } loaders)
            {
                if (waited) await SettleAsync().ConfigureAwait(false);
                waited = false;
                if (loaders.CanDispatch && !HasReady) loaders.Dispatch(Request.CancellationToken);
                continue;
            }
            await WaitAsync().WaitAsync(Request.CancellationToken).ConfigureAwait(false);
            waited = true;
        }
    }

    /// <summary>
    /// Loads that resolvers queue after waiting for something else come in one by one. Those that are about to come
    /// are let in before the batch leaves; no timer is involved.
    /// </summary>
    private async ValueTask SettleAsync()
    {
        int seen;
        do
        {
            seen = Volatile.Read(ref _activity);
            await Task.Yield();
        }
        while (seen != Volatile.Read(ref _activity));
    }

    private void Fill(Hole hole)
    {
        var field = hole.Field;
        _fragment = hole;
        _basePath = hole.Path.Parent;
        _depth = 0;
        hole.Start = Out.Position;
        _frames[0] = new Frame { Start = hole.Start, ItemNonNull = field.NonNull, Path = hole.Path };
        bool ok;
        try
        {
            ok = hole.Finish(this);
        }
        catch (Exception e) when (Recover(e, 0, field))
        {
            ok = false;
        }
        // A resolver of a serial field may itself leave a promise: then this is the place where it will be stitched in.
        if (!EndItem(0, ok))
        {
            Out.Position = hole.Start;
            hole.Holes = null;
            hole.Regions = null;
            if (hole.Region is null) DataIsNull = true;
            else hole.Region.Nulled = true;
        }
        hole.End = Out.Position;
    }

    public void Ready(Hole hole)
    {
        lock (_gate) _ready.Enqueue(hole);
        Signal();
    }

    /// <summary>Something came in: a kept promise, a queued load, or the end of a delivery.</summary>
    public void Signal()
    {
        Interlocked.Increment(ref _activity);
        // While a batch is being delivered its receivers run one after another; one waking at the end is enough.
        if (Request?.LoadersInUse is { IsDelivering: true }) return;
        TaskCompletionSource? waiter;
        lock (_gate)
        {
            waiter = _waiter;
            _waiter = null;
        }
        waiter?.TrySetResult();
    }

    private bool HasReady
    {
        get
        {
            lock (_gate) return _ready.Count > 0;
        }
    }

    private bool TryTake([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out Hole? hole)
    {
        lock (_gate) return _ready.TryDequeue(out hole);
    }

    private Task WaitAsync()
    {
        lock (_gate)
        {
            var loaders = Request.LoadersInUse;
            if ((_ready.Count > 0 && loaders is not { IsDelivering: true }) || loaders is { CanDispatch: true }) return Task.CompletedTask;
            return (_waiter = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }
    }

    /// <summary>Puts the data together: the written spans with their holes filled and their nulled regions replaced.</summary>
    public void Stitch(IBufferWriter<byte> target)
    {
        if (DataIsNull) target.Write("null"u8);
        else Stitch(_root, target);
    }

    private void Stitch(Hole fragment, IBufferWriter<byte> target)
    {
        var cursor = fragment.Start;
        var holes = fragment.Holes;
        var nulled = fragment.Regions?.Where(r => r.Nulled).OrderBy(r => r.Start).ToList();
        int h = 0, n = 0;
        while (true)
        {
            while (nulled is not null && n < nulled.Count && nulled[n].Start < cursor) n++;
            while (holes is not null && h < holes.Count && holes[h].Position < cursor) h++;
            var region = nulled is not null && n < nulled.Count ? nulled[n] : null;
            var hole = holes is not null && h < holes.Count ? holes[h] : null;
            if (region is not null && (hole is null || region.Start <= hole.Position))
            {
                target.Write(Out.Written(cursor, region.Start));
                target.Write("null"u8);
                cursor = region.End;
                // A region as wide as nothing would hold the cursor; there is none, but two may begin at one place.
                n++;
            }
            else if (hole is not null)
            {
                target.Write(Out.Written(cursor, hole.Position));
                cursor = hole.Position;
                Stitch(hole, target);
                h++;
            }
            else
            {
                break;
            }
        }
        target.Write(Out.Written(cursor, fragment.End));
    }
}
